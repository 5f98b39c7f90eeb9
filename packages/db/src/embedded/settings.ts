import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

const MB = 1024 * 1024;

/**
 * Settings of the embedded server, given on its command line so that a later version may change them for data that exists.
 * Durable (fsync and synchronous_commit stay on), reachable from this machine only, sized for one product on one machine.
 */
export function serverSettings(port: number): string[] {
  const buffers = Math.round(Math.min(512, Math.max(128, totalmem() / MB / 8)));
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(totalmem() / MB / 2)}MB`,
    work_mem: "32MB",
    maintenance_work_mem: "256MB",
    random_page_cost: 1.1,
    // Plans of dashboard queries are short; compiling them costs more than it saves.
    jit: "off",
    // Nothing replicates from it, so the log holds only what crash recovery needs.
    wal_level: "minimal",
    max_wal_senders: 0,
    wal_compression: "on",
    min_wal_size: "256MB",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    dynamic_shared_memory_type: sharedMemoryFits() ? "posix" : "mmap",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    // Rows and statements may hold what callers said: errors are logged without either.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  if (process.platform === "win32") delete settings.dynamic_shared_memory_type;
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Containers often have 64 MB of /dev/shm, which parallel queries exhaust ("could not resize shared memory segment"). */
function sharedMemoryFits(): boolean {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize >= 256 * MB;
  } catch {
    return process.platform !== "linux";
  }
}
