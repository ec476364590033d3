// Many open event streams, read as raw bytes: this one process has to notice an event on a thousand of them at once.
import net from 'node:net';

const AT_ONCE = 50;

export class Viewers {
  #sockets = [];
  #awaited = null;

  /** Opens that many streams; each has been answered 200 when this returns. */
  static async open(count, url, cookie) {
    const viewers = new Viewers();
    for (let from = 0; from < count; from += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => viewers.#open(url, cookie));
      viewers.#sockets.push(...(await Promise.all(batch)));
    }
    return viewers;
  }

  /** Streams that were not closed by the server. */
  get alive() {
    return this.#sockets.filter(socket => !socket.closed).length;
  }

  /**
   * Waits, for five seconds at most, until every stream has shown the mark. Answers with the ms from now to each arrival;
   * must be called before the event is caused.
   */
  async see(mark) {
    const start = performance.now();
    const arrivals = [];
    await new Promise(resolve => {
      const late = setTimeout(resolve, 5000);
      this.#awaited = {
        mark: Buffer.from(mark),
        arrived: () => {
          arrivals.push(performance.now() - start);
          if (arrivals.length === this.#sockets.length) {
            clearTimeout(late);
            resolve();
          }
        },
      };
    });
    this.#awaited = null;
    return arrivals;
  }

  close() {
    this.#sockets.forEach(socket => socket.destroy());
  }

  #open(url, cookie) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host: url.hostname.replace(/[[\]]/g, ''), port: Number(url.port || 80), noDelay: true });
      let head = '';
      let last = Buffer.alloc(0);
      let seen = null;
      const listen = bytes => {
        if (this.#awaited && seen !== this.#awaited) {
          const { mark, arrived } = this.#awaited;
          if (bytes.includes(mark) || Buffer.concat([last.subarray(-mark.length), bytes]).includes(mark)) {
            seen = this.#awaited;
            arrived();
          }
          last = bytes;
        }
      };
      const greet = bytes => {
        head += bytes.toString('latin1');
        if (head.includes('\r\n\r\n')) {
          socket.off('data', greet).on('data', listen);
          const first = head.split('\r\n', 1)[0];
          if (/ 200\b/.test(first)) {
            resolve(socket);
          } else {
            socket.destroy();
            reject(new Error(`${url.pathname} was answered ${first}`));
          }
        }
      };
      socket.on('data', greet).on('error', reject);
      socket.write(
        `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`);
    });
  }
}
