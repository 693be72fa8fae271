import { createServer } from 'node:http';

const port = process.env.PORT ?? 3000;

// One function gets every request, whatever its address is.
const server = createServer((request, response) => {
  const [path] = request.url.split('?');
  if (path !== '/') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Hello, world!\n');
});

// Without the second argument, other computers on the network could connect.
server.listen(port, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${port}/`);
});
