from django.http import HttpResponse


def hello(request):
    return HttpResponse("Hello, world!\n", content_type="text/plain; charset=utf-8")
