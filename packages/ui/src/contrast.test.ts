import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** OKLCH to relative luminance (WCAG 2.2), by Björn Ottosson's matrices. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [lightCss = "", darkCss = ""] = css.split('[data-theme="dark"]');
const tokensOf = (text: string) =>
  new Map(
    [...text.matchAll(/--([a-z0-9-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map((found) => [
      found[1] as string,
      luminance([Number(found[2]), Number(found[3]), Number(found[4])]),
    ]),
  );
const themes = { light: tokensOf(lightCss), dark: tokensOf(darkCss) };

function contrast(tokens: Map<string, number>, front: string, back: string): number {
  const [one, two] = [tokens.get(front), tokens.get(back)];
  if (one === undefined || two === undefined) throw new Error(`No token ${front} or ${back}.`);
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const GROUNDS = ["canvas", "surface", "raised", "sunken", "hover"];
const SIGNS = ["accent", "positive", "negative", "warning", "info"];

describe.each(Object.entries(themes))("%s theme", (_name, tokens) => {
  test("text keeps 4.5:1 on every ground it stands on", () => {
    for (const text of ["ink", "muted", "faint"]) {
      for (const ground of GROUNDS) {
        expect(contrast(tokens, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test("good, bad and the like keep 4.5:1 on cards and on their own quiet background", () => {
    for (const sign of SIGNS) {
      for (const ground of ["canvas", "surface", "raised", `${sign}-quiet`]) {
        expect(contrast(tokens, sign, ground), `${sign} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test("words on filled buttons keep 4.5:1, also under the pointer", () => {
    for (const [ink, fill] of [
      ["accent-ink", "accent"],
      ["accent-ink", "accent-hover"],
      ["negative-ink", "negative-solid"],
      ["negative-ink", "negative-solid-hover"],
    ] as const) {
      expect(contrast(tokens, ink, fill), `${ink} on ${fill}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("edges, focus and the eight chart colours keep 3:1 on cards", () => {
    const marks = ["edge", "focus", ...Array.from({ length: 8 }, (_, index) => `chart-${index + 1}`)];
    for (const mark of marks) {
      expect(contrast(tokens, mark, "surface"), mark).toBeGreaterThanOrEqual(3);
    }
  });
});
