import express from 'express';

import { readBook } from './book.mjs';

const port = process.env.PORT ?? 3000;
const notAnObject = { errors: { body: ['Send a JSON object.'] } };

// Kept in memory, so they are gone when the program stops.
const books = [{ id: 1, title: 'Emma', author: 'Jane Austen' }];

const app = express();
// Leaves `request.body` undefined when the request is not declared as JSON.
app.use(express.json());

app
  .route('/api/books')
  .get((request, response) => {
    response.json({ books });
  })
  .post((request, response) => {
    if (request.body === undefined || Array.isArray(request.body)) {
      response.status(400).json(notAnObject);
      return;
    }
    const { book, errors, valid } = readBook(request.body);
    if (!valid) {
      response.status(400).json({ errors });
      return;
    }
    const added = { id: books.length + 1, ...book };
    books.push(added);
    response.status(201).json(added);
  })
  .all((request, response) => {
    response.set('Allow', 'GET, POST').sendStatus(405);
  });

// Broken JSON arrives here. Express itself would answer with a page of HTML.
app.use((error, request, response, next) => {
  if (error.type !== 'entity.parse.failed') {
    next(error);
    return;
  }
  response.status(400).json(notAnObject);
});

app.listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${port}/api/books`);
});
