// HTTP/1.1 over one kept connection, one request at a time: as little work as can be between the clock and the server.
import net from 'node:net';

const END = '\r\n\r\n';

export class Wire {
  #socket;
  #head;
  #host;
  #waiting = null;
  #read = Buffer.alloc(0);

  constructor(url, headers) {
    this.#host = url;
    this.#head = Object.entries({ Host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  async open() {
    this.#socket = net.connect({ host: this.#host.hostname.replace(/[[\]]/g, ''), port: Number(this.#host.port || 80), noDelay: true });
    this.#socket.on('data', bytes => this.#take(bytes));
    this.#socket.on('error', failure => this.#fail(failure));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
    await new Promise((resolve, reject) => this.#socket.once('connect', resolve).once('error', reject));
    return this;
  }

  /** Posts a body; answers with the status and the text. */
  post(path, body) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`POST ${path} HTTP/1.1\r\n${this.#head}Content-Length: ${Buffer.byteLength(body)}${END}${body}`);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(bytes) {
    this.#read = this.#read.length === 0 ? bytes : Buffer.concat([this.#read, bytes]);
    const end = this.#read.indexOf(END);
    if (end < 0 || !this.#waiting) {
      return;
    }
    const head = this.#read.toString('latin1', 0, end).toLowerCase();
    const status = Number(head.slice(9, 12));
    const rest = this.#read.subarray(end + END.length);
    const text = status === 204 ? '' : bodyOf(head, rest);
    if (text !== null) {
      const { resolve } = this.#waiting;
      this.#waiting = null;
      this.#read = Buffer.alloc(0);
      resolve({ status, text });
    }
  }

  #fail(failure) {
    this.#waiting?.reject(failure);
    this.#waiting = null;
  }
}

/** The body's text, or null while a part of it is still to come. */
function bodyOf(head, bytes) {
  const length = /\r\ncontent-length: *(\d+)/.exec(head);
  if (length) {
    return bytes.length < Number(length[1]) ? null : bytes.toString('utf8', 0, Number(length[1]));
  }
  const parts = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? NaN : parseInt(bytes.toString('latin1', at, line), 16);
    if (Number.isNaN(size) || bytes.length < line + 4 + size) {
      return null;
    }
    if (size === 0) {
      return Buffer.concat(parts).toString('utf8');
    }
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
}
