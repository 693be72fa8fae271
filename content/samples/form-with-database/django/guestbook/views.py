from django.shortcuts import redirect, render

from guestbook.forms import EntryForm
from guestbook.models import Entry


def page(request):
    form = EntryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save()
        # Leads back to the page, so that reloading it does not post again.
        return redirect("page")
    context = {"form": form, "entries": Entry.objects.all()}
    status = 400 if form.is_bound else 200
    return render(request, "guestbook/page.html", context, status=status)
