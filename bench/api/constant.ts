import { createServer } from 'node:http';

export interface Answer {
  /** Names and values of headers in turn. */
  head: string[];
  body: string;
}

// What node:http can do at best: reads the question, gives the same answer whatever it was, which is set by a PUT.
let head: string[] = [];
let body = Buffer.from('{}');
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.method === 'PUT') {
      const answer = JSON.parse(Buffer.concat(chunks).toString()) as Answer;
      body = Buffer.from(answer.body);
      head = [...answer.head, 'content-length', String(body.length)];
    }
    response.writeHead(200, head);
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${(server.address() as { port: number }).port}`));
