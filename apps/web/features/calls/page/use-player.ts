"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export const RATES = [0.75, 1, 1.25, 1.5, 2];
const RATE_KEY = "parley.player-rate";

export type Player = ReturnType<typeof usePlayer>;

/** The recording's player: one <audio>, its place followed frame by frame while it plays, its speed remembered. */
export function usePlayer(durationMs: number, startMs: number) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [atMs, setAtMs] = useState(Math.min(startMs, durationMs));
  const [rate, setRateNow] = useState(1);
  const [failed, setFailed] = useState(false);
  const wantedMs = useRef(startMs);

  const applyRate = useCallback((next: number) => {
    setRateNow(next);
    if (audio.current) audio.current.playbackRate = next;
  }, []);
  useEffect(() => {
    const kept = Number(localStorage.getItem(RATE_KEY));
    if (RATES.includes(kept)) applyRate(kept);
  }, [applyRate]);

  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function follow() {
      wantedMs.current = (audio.current?.currentTime ?? 0) * 1000;
      setAtMs(wantedMs.current);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);

  const seek = useCallback(
    (ms: number) => {
      const to = Math.min(Math.max(ms, 0), durationMs);
      wantedMs.current = to;
      setAtMs(to);
      if (audio.current) audio.current.currentTime = to / 1000;
    },
    [durationMs],
  );
  const play = useCallback(() => {
    setFailed(false);
    if (!audio.current) return;
    // The element may have forgotten a place that was chosen before its head was loaded.
    const fromMs = wantedMs.current >= durationMs - 100 ? 0 : wantedMs.current;
    if (Math.abs(audio.current.currentTime * 1000 - fromMs) > 50) audio.current.currentTime = fromMs / 1000;
    audio.current.playbackRate = rate;
    audio.current.play().catch((error: DOMException) => {
      if (error.name !== "AbortError") setFailed(true);
    });
  }, [durationMs, rate]);

  return {
    playing,
    atMs,
    rate,
    failed,
    durationMs,
    seek,
    play,
    toggle: () => (playing ? audio.current?.pause() : play()),
    setRate(next: number) {
      localStorage.setItem(RATE_KEY, String(next));
      applyRate(next);
    },
    element: {
      ref: audio,
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onEnded: () => setPlaying(false),
      onError: () => setFailed(true),
    },
  };
}
