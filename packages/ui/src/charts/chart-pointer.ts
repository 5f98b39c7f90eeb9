import type { EChartsType } from "echarts/core";
import type { ChartPick } from "./chart.tsx";
import type { ChartSpec } from "./chart-spec.ts";
import { nearestMark } from "./nearest-mark.ts";

export interface PointerWants {
  /** Whether the chart has got its option yet. */
  drawn: () => boolean;
  spec: () => ChartSpec;
  pick: (pick: ChartPick) => void;
  /** Both ends included. Null where a chart cannot be zoomed. */
  zoom: () => ((from: number, to: number) => void) | null;
  /** Pixels from the left of the box while the pointer drags; null when it stops. */
  onDrag: (band: { left: number; width: number } | null) => void;
}

/** Pixels that a hand moves without meaning to drag. */
const STILL = 6;
const BASE_ID = /:(previous|running|rings|low|band|mean)$/;

/** Clicks and drags on a chart, as picks of marks and ranges of buckets. Returns how to stop. */
export function watchPointer(chart: EChartsType, box: HTMLElement, wants: PointerWants): () => void {
  let hit: ChartPick | null = null;
  let from: { x: number; index: number } | null = null;
  let dragged = false;

  chart.on("click", (event) => {
    const seriesId = String(event.seriesId ?? "").replace(BASE_ID, "");
    hit = { seriesId, index: event.dataIndex ?? 0, name: event.name };
  });
  const place = (event: PointerEvent | MouseEvent) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const bucketAt = (x: number, count: number) => {
    const [index = 0] = chart.convertFromPixel({ gridIndex: 0 }, [x, 0]) as number[];
    return Math.min(count - 1, Math.max(0, Math.round(index)));
  };

  const onClick = (event: MouseEvent) => {
    const found = hit;
    hit = null;
    if (dragged) {
      dragged = false;
      return;
    }
    if (found) return wants.pick(found);
    if (!wants.drawn()) return;
    const { points, buckets = 0 } = wants.spec();
    const { x, y } = place(event);
    if (!points || buckets === 0 || !chart.containPixel({ gridIndex: 0 }, [x, y])) return;
    const [raw = -1] = chart.convertFromPixel({ gridIndex: 0 }, [x, y]) as number[];
    const index = Math.round(raw);
    if (index < 0 || index >= buckets) return;
    const pointed = points.map(({ id, axis, values }) => ({
      ...{ id, values },
      yOf: (value: number) => Number(chart.convertToPixel({ yAxisIndex: axis }, value)),
    }));
    const seriesId = nearestMark(pointed, index, y);
    if (seriesId) wants.pick({ seriesId, index, name: "" });
  };

  const onDown = (event: PointerEvent) => {
    const { buckets = 0 } = wants.spec();
    const { x, y } = place(event);
    // A finger scrolls the page.
    if (event.pointerType !== "mouse" || event.button !== 0 || !wants.zoom() || buckets < 3 || !wants.drawn()) return;
    if (chart.containPixel({ gridIndex: 0 }, [x, y])) from = { x, index: bucketAt(x, buckets) };
  };
  const onMove = (event: PointerEvent) => {
    if (!from) return;
    const { x } = place(event);
    if (!dragged && Math.abs(x - from.x) < STILL) return;
    dragged = true;
    wants.onDrag({ left: Math.min(x, from.x), width: Math.abs(x - from.x) });
  };
  const onUp = (event: PointerEvent) => {
    const begun = from;
    from = null;
    if (!begun || !dragged) return;
    wants.onDrag(null);
    const end = bucketAt(place(event).x, wants.spec().buckets ?? 1);
    const [first, last] = begun.index < end ? [begun.index, end] : [end, begun.index];
    if (last > first) wants.zoom()?.(first, last);
    // A click follows only when the pointer is let go above the chart.
    setTimeout(() => {
      dragged = false;
    }, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !from) return;
    from = null;
    event.preventDefault();
    wants.onDrag(null);
  };

  box.addEventListener("click", onClick);
  box.addEventListener("pointerdown", onDown);
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  addEventListener("keydown", onKey);
  return () => {
    box.removeEventListener("click", onClick);
    box.removeEventListener("pointerdown", onDown);
    removeEventListener("pointermove", onMove);
    removeEventListener("pointerup", onUp);
    removeEventListener("keydown", onKey);
  };
}
