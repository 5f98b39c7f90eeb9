/** One run of the flite command (a WASI program) whose only file is its output, kept in memory. */
export interface FliteRun {
  wav: Uint8Array;
  exitCode: number;
}

const ROOT_FD = 3;
const OUTPUT_FD = 4;
const EBADF = 8;
const OUTPUT_PATH = "out.wav";

class ProgramExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * Runs flite once. Implements the thirteen WASI calls that flite imports rather than node:wasi, which is experimental, prints a
 * warning and needs a directory on disk.
 */
export function runFlite(program: WebAssembly.Module, args: string[]): FliteRun {
  const encoded = ["flite", ...args, "-o", `/${OUTPUT_PATH}`].map((arg) => new TextEncoder().encode(`${arg}\0`));
  const file = { bytes: new Uint8Array(1 << 18), size: 0, position: 0 };
  let memory!: WebAssembly.Memory;
  const view = () => new DataView(memory.buffer);
  const bytes = (at: number, length: number) => new Uint8Array(memory.buffer, at, length);

  const write = (chunk: Uint8Array) => {
    const end = file.position + chunk.length;
    if (end > file.bytes.length) {
      const grown = new Uint8Array(Math.max(end, file.bytes.length * 2));
      grown.set(file.bytes);
      file.bytes = grown;
    }
    file.bytes.set(chunk, file.position);
    file.position = end;
    file.size = Math.max(file.size, end);
  };

  const wasi = {
    args_sizes_get(count: number, size: number) {
      view().setUint32(count, encoded.length, true);
      view().setUint32(
        size,
        encoded.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return 0;
    },
    args_get(pointers: number, buffer: number) {
      let at = buffer;
      for (const [index, arg] of encoded.entries()) {
        view().setUint32(pointers + index * 4, at, true);
        bytes(at, arg.length).set(arg);
        at += arg.length;
      }
      return 0;
    },
    clock_time_get(_clock: number, _precision: bigint, out: number) {
      view().setBigUint64(out, BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    fd_close: () => 0,
    fd_fdstat_get(fd: number, out: number) {
      if (fd > OUTPUT_FD) return EBADF;
      bytes(out, 24).fill(0);
      view().setUint8(out, fd === ROOT_FD ? 3 : fd === OUTPUT_FD ? 4 : 2);
      view().setBigUint64(out + 8, 0xffffffffffffffffn, true);
      view().setBigUint64(out + 16, 0xffffffffffffffffn, true);
      return 0;
    },
    fd_fdstat_set_flags: () => 0,
    fd_prestat_get(fd: number, out: number) {
      if (fd !== ROOT_FD) return EBADF;
      view().setUint32(out, 0, true);
      view().setUint32(out + 4, 1, true);
      return 0;
    },
    fd_prestat_dir_name(_fd: number, path: number) {
      bytes(path, 1)[0] = "/".charCodeAt(0);
      return 0;
    },
    fd_read(_fd: number, _vectors: number, _count: number, out: number) {
      view().setUint32(out, 0, true);
      return 0;
    },
    fd_seek(fd: number, offset: bigint, whence: number, out: number) {
      if (fd !== OUTPUT_FD) return EBADF;
      const from = whence === 0 ? 0 : whence === 1 ? file.position : file.size;
      file.position = from + Number(offset);
      view().setBigUint64(out, BigInt(file.position), true);
      return 0;
    },
    fd_write(fd: number, vectors: number, count: number, out: number) {
      let total = 0;
      for (let index = 0; index < count; index++) {
        const at = view().getUint32(vectors + index * 8, true);
        const length = view().getUint32(vectors + index * 8 + 4, true);
        if (fd === OUTPUT_FD) write(bytes(at, length));
        total += length;
      }
      view().setUint32(out, total, true);
      return 0;
    },
    path_open(...call: unknown[]) {
      view().setUint32(call[8] as number, OUTPUT_FD, true);
      return 0;
    },
    proc_exit(code: number) {
      throw new ProgramExit(code);
    },
  };

  const instance = new WebAssembly.Instance(program, { wasi_snapshot_preview1: wasi });
  memory = instance.exports.memory as WebAssembly.Memory;
  let exitCode = 0;
  try {
    (instance.exports._start as () => void)();
  } catch (error) {
    if (!(error instanceof ProgramExit)) throw error;
    exitCode = error.code;
  }
  return { wav: file.bytes.subarray(0, file.size), exitCode };
}
