/** The first bytes of a stream, and the stream with them still in it. Who opened the stream closes it when `content` is not read. */
export interface Peeked {
  head: Buffer;
  content: AsyncGenerator<Buffer>;
}

/** Reads on until `enough` says so or the stream ends, and gives back what was read with the whole stream. */
export async function peek(stream: AsyncIterable<Buffer>, enough: (head: Buffer) => boolean): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let ended = false;
  while (!ended && !enough(head)) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, content: again(head, iterator) };
}

async function* again(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
