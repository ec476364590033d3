// HTTP/1.1 over one kept connection, one request at a time: as little work as can be between the clock and the server.
import { once } from 'node:events';
import net from 'node:net';

const END = '\r\n\r\n';
/** Servers end connections that were idle for some time (Tomcat: 20 s), perhaps while we are writing. */
const FRESH = 5000;

export class Wire {
  #url;
  #head;
  #socket = null;
  #used = 0;
  #waiting = null;
  #read = Buffer.alloc(0);

  constructor(url, headers) {
    this.#url = url;
    this.#head = Object.entries({ Host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  /** Posts a body; answers with the status and the text. Connects when there is no connection, or an old one. */
  async post(path, body) {
    if (this.#socket && performance.now() - this.#used > FRESH) {
      this.#drop();
    }
    const socket = (this.#socket ??= await this.#connect());
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      socket.write(`POST ${path} HTTP/1.1\r\n${this.#head}Content-Length: ${Buffer.byteLength(body)}${END}${body}`);
    });
  }

  close() {
    this.#drop();
  }

  #drop() {
    this.#socket?.destroy();
    this.#socket = null;
  }

  async #connect() {
    const { hostname, port } = this.#url;
    const socket = net.connect({ host: hostname.replace(/[[\]]/g, ''), port: Number(port || 80), noDelay: true });
    await once(socket, 'connect');
    socket.on('data', bytes => this.#take(bytes));
    socket.on('error', failure => this.#ended(socket, failure));
    socket.on('close', () => this.#ended(socket, new Error(`${this.#url.host} ended the connection without an answer`)));
    return socket;
  }

  #take(bytes) {
    this.#read = this.#read.length === 0 ? bytes : Buffer.concat([this.#read, bytes]);
    const end = this.#read.indexOf(END);
    if (end < 0 || !this.#waiting) {
      return;
    }
    const head = this.#read.toString('latin1', 0, end).toLowerCase();
    const status = Number(head.slice(9, 12));
    const text = status === 204 ? '' : bodyOf(head, this.#read.subarray(end + END.length));
    if (text === null) {
      return;
    }
    if (/\r\nconnection: *close/.test(head)) {
      this.#drop();
    }
    this.#used = performance.now();
    const { resolve } = this.#waiting;
    this.#waiting = null;
    this.#read = Buffer.alloc(0);
    resolve({ status, text });
  }

  #ended(socket, failure) {
    if (this.#socket === socket) {
      this.#socket = null;
      this.#waiting?.reject(failure);
      this.#waiting = null;
      this.#read = Buffer.alloc(0);
    }
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
