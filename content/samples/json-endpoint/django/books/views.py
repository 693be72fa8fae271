import json

from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from books.forms import BookForm

# Kept in memory, so they are gone when the program stops.
books = [{"id": 1, "title": "Emma", "author": "Jane Austen"}]


def read_object(request):
    if request.content_type != "application/json":
        return None
    try:
        data = json.loads(request.body)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


# Nobody is logged in here, so a post from another site can borrow no login.
@method_decorator(csrf_exempt, name="dispatch")
class Books(View):
    def get(self, request):
        return JsonResponse({"books": books})

    def post(self, request):
        data = read_object(request)
        if data is None:
            errors = {"body": ["Send a JSON object."]}
            return JsonResponse({"errors": errors}, status=400)
        form = BookForm(data)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=400)
        added = {"id": len(books) + 1, **form.cleaned_data}
        books.append(added)
        return JsonResponse(added, status=201)
