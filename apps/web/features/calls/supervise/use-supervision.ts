"use client";

import { useEffect, useRef, useState } from "react";
import { type LineAudio, openLineAudio } from "@/features/line-audio/line-audio.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { openSupervision, type Supervision, type SupervisionState } from "./open-supervision.ts";

const NOBODY: SupervisionState = { taken_over: false, by_you: false };

/** Listening in on one live call and speaking in the agent's place. Leaving the page hands the call back. */
export function useSupervision(callId: string) {
  const { organization } = useViewer();
  const [listening, setListening] = useState(false);
  const [busy, setBusy] = useState(false);
  const [state, setState] = useState(NOBODY);
  const [problem, setProblem] = useState<string | null>(null);
  const open = useRef<Supervision | null>(null);
  const audio = useRef<LineAudio | null>(null);

  useEffect(() => {
    return () => {
      open.current?.close();
      audio.current?.close();
    };
  }, []);

  const listen = async (): Promise<Supervision> => {
    if (open.current) return open.current;
    const opened = await openLineAudio();
    audio.current = opened;
    const made = openSupervision({ organizationId: organization.id, callId }, opened, {
      onState: setState,
      onError: setProblem,
      onClosed(why) {
        open.current = null;
        setListening(false);
        setState(NOBODY);
        setProblem(why);
      },
    });
    open.current = made;
    setListening(true);
    return made;
  };
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
    setBusy(false);
  };

  return {
    ...{ listening, busy, problem, takenOver: state.taken_over, byYou: state.by_you },
    listen: () => void act(listen),
    stop: () => open.current?.close(),
    takeOver: () => void act(async () => (await listen()).takeOver()),
    release: () => open.current?.release(),
    hangUp: () => void act(async () => (await listen()).hangUp()),
    level: (who: "callee" | "agent" | "you") => open.current?.levels[who] ?? 0,
  };
}
