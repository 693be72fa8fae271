import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync('guestbook.sqlite3');

database.exec(`
  CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    message TEXT NOT NULL
  )
`);

// What was typed goes in beside the statement, so it is never read as SQL.
const insert = database.prepare('INSERT INTO entry (name, message) VALUES (?, ?)');
const select = database.prepare('SELECT name, message FROM entry ORDER BY id DESC');

export function addEntry({ name, message }) {
  insert.run(name, message);
}

export function allEntries() {
  return select.all();
}
