const REFERENCE = /var\((--[a-z0-9-]+)\)/g;

/**
 * A copy of an option with each `var(--name)` replaced by what `lookup` says. Functions stay as they are: tooltips write
 * HTML, where the browser resolves variables itself.
 */
export function resolveColors<T>(value: T, lookup: (name: string) => string): T {
  if (typeof value === "string") {
    return value.replace(REFERENCE, (_whole, name: string) => lookup(name)) as T;
  }
  if (Array.isArray(value)) return value.map((item) => resolveColors(item, lookup)) as T;
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveColors(item, lookup)])) as T;
  }
  return value;
}

/**
 * Looks tokens up on an element. Colours come back as rgb: the chart library mixes colours itself and reads no OKLCH, so
 * a canvas pixel does the conversion.
 */
export function cssLookup(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map<string, string>();
  return (name) => {
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const raw = style.getPropertyValue(name).trim();
    const found = raw.startsWith("oklch(") && pixel ? toRgb(pixel, raw) : raw;
    known.set(name, found);
    return found;
  };
}

function toRgb(pixel: CanvasRenderingContext2D, color: string): string {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pixel.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
}
