import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Triple = [number, number, number];

/** What eyes without one kind of cone see, on linear sRGB: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const VISIONS: Record<string, [Triple, Triple, Triple]> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
/** Distance in OKLab below which two marks of a chart are taken for one another; the first palette had 0.01. */
const APART = 0.07;

const times = (rows: [Triple, Triple, Triple], [x, y, z]: Triple) =>
  rows.map(([a, b, c]) => a * x + b * y + c * z) as Triple;
const clip = (color: Triple) => color.map((value) => Math.min(1, Math.max(0, value))) as Triple;

/** OKLCH to linear sRGB and linear sRGB to OKLab, by Björn Ottosson's matrices. */
function toLinear([lightness, chroma, hue]: Triple): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const cones = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    [lightness, a, b],
  ).map((value) => value ** 3) as Triple;
  return clip(
    times(
      [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.707614701],
      ],
      cones,
    ),
  );
}

function toLab(linear: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear,
  ).map(Math.cbrt) as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

const css = readFileSync(new URL("../tokens.css", import.meta.url), "utf8");
const themes = Object.entries({
  light: css.split('[data-theme="dark"]')[0]!,
  dark: css.split('[data-theme="dark"]')[1]!,
});

describe.each(themes)("%s theme", (_name, text) => {
  const colors = Array.from({ length: 8 }, (_, at) => {
    const found = new RegExp(`--chart-${at + 1}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(text);
    return [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])] as Triple;
  });

  test.each(Object.entries(VISIONS))("the eight chart colours stay apart in %s", (_vision, matrix) => {
    const seen = colors.map((color) => toLab(clip(times(matrix, toLinear(color)))));
    seen.forEach((one, at) => {
      for (const [later, other] of seen.slice(at + 1).entries()) {
        const away = Math.hypot(...one.map((value, axis) => value - other[axis]!));
        expect(away, `chart-${at + 1} and chart-${at + later + 2}`).toBeGreaterThan(APART);
      }
    });
  });
});
