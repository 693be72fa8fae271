from django.urls import path

from books.views import Books

urlpatterns = [
    path("api/books", Books.as_view()),
]
