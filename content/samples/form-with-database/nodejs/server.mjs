import express from 'express';

import { fields, readEntry, refuseOtherSites } from './checks.mjs';
import { addEntry, allEntries } from './database.mjs';

const port = process.env.PORT ?? 3000;

const app = express();
app.set('view engine', 'ejs');
app.use(refuseOtherSites);
app.use(express.urlencoded());

function show(response, typed = {}, errors = {}) {
  response.render('page', { fields, typed, errors, entries: allEntries() });
}

app.get('/', (request, response) => {
  show(response);
});

app.post('/', (request, response) => {
  const typed = request.body ?? {};
  const { entry, errors, valid } = readEntry(typed);
  if (!valid) {
    show(response.status(400), typed, errors);
    return;
  }
  addEntry(entry);
  // Leads back to the page, so that reloading it does not post again.
  response.redirect('/');
});

app.listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`http://127.0.0.1:${port}/`);
});
