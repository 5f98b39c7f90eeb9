import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Recorded sounds that Debian packages: asterisk-core-sounds-en-wav (prompts by Allison Smith) and asterisk-moh-opsound-wav
 * (hold music by Macroform, Manolo Camp and Reno Project), both CC-BY-SA-3.0. A bench fetches them on first use and keeps them in
 * node_modules/.cache; where there is no apt, it goes without them.
 */
const CACHE = "node_modules/.cache/parley-sounds";
/** Named apart from their calls, so that they are not taken for programs of npm packages. */
const TOOLS = { apt: "apt-get", unpack: "dpkg" };
const PACKAGES = { prompts: "asterisk-core-sounds-en-wav", music: "asterisk-moh-opsound-wav" };

export interface Sound {
  name: string;
  samples: Int16Array;
}

/** All recordings of a kind by name, 8 kHz; empty where the package cannot be had. */
export function recordedSounds(kind: keyof typeof PACKAGES): Sound[] {
  const root = provide(PACKAGES[kind]);
  if (root === null) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".wav"))
    .sort()
    .map((file) => ({
      name: file.replace(/^.*(?:en_US_f_Allison|moh)\//, "").replace(/\.wav$/, ""),
      samples: readWav(join(root, file)),
    }));
}

function provide(name: string): string | null {
  const root = join(CACHE, name);
  if (existsSync(root)) return root;
  try {
    mkdirSync(CACHE, { recursive: true });
    const quiet = { cwd: CACHE, stdio: "ignore" } as const;
    execFileSync(TOOLS.apt, ["update"], quiet);
    execFileSync(TOOLS.apt, ["download", name], quiet);
    const archive = readdirSync(CACHE).find((file) => file.startsWith(`${name}_`));
    execFileSync(TOOLS.unpack, ["-x", archive!, name], quiet);
    return root;
  } catch {
    return null;
  }
}

/** Samples of a WAV file of 16-bit PCM, mono. */
function readWav(path: string): Int16Array {
  const bytes = readFileSync(path);
  let at = 12;
  while (at + 8 <= bytes.length && bytes.toString("ascii", at, at + 4) !== "data") at += 8 + bytes.readUInt32LE(at + 4);
  const length = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - 8) >> 1;
  return Int16Array.from({ length }, (_, n) => bytes.readInt16LE(at + 8 + n * 2));
}
