import { spawn } from "node:child_process";
import { ROOT } from "./root.mjs";

/** Runs a program to its end with its output kept. Resolves to {code, output}; it never rejects. */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program in front, passes SIGTERM, SIGINT and SIGHUP on, and resolves to its exit code. The program leads a process
 * group of its own, so that Ctrl-C reaches it once, through us. A second signal, a second later or more, ends it at once.
 */
export function foreground(command, args, { onStart, onMessage, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: "inherit",
      ...options,
      detached: process.platform !== "win32",
    });
    let signalled = 0;
    const pass = (signal) => {
      if (!signalled) child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
      else if (Date.now() - signalled > 1000) endGroup(child);
      signalled ||= Date.now();
    };
    const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
    for (const signal of signals) process.on(signal, pass);
    child.once("error", reject);
    child.on("message", (message) => onMessage?.(message));
    child.once("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      endGroup(child); // What it started and could not end itself, when it was killed.
      if (code !== null) return resolve(code);
      resolve(signalled && signal !== "SIGKILL" ? 0 : 1);
    });
    onStart?.(child);
  });
}

function endGroup(child) {
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}
