"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { AudioProblem, type LineAudio, openLineAudio } from "@/features/line-audio/line-audio.ts";
import { api } from "@/lib/api.ts";
import { openTalk, type Talk } from "./open-talk.ts";
import { addSpoken, type SpokenWords } from "./talk-words.ts";

export type TalkState = "idle" | "asking" | "connecting" | "talking" | "ended";

/** One talk with a persona at a time; leaving the page hangs up. */
export function useTalk(personaId: string) {
  const [state, setState] = useState<TalkState>("idle");
  const [problem, setProblem] = useState<string | null>(null);
  const [words, setWords] = useState<SpokenWords[]>([]);
  const [callId, setCallId] = useState<string | null>(null);
  const [since, setSince] = useState<string | null>(null);
  const [muted, setMuted] = useState(false);
  const talk = useRef<Talk | null>(null);
  const audio = useRef<LineAudio | null>(null);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      talk.current?.hangUp();
      audio.current?.close();
    };
  }, []);

  const begin = useCallback(
    async (purpose: string) => {
      setProblem(null);
      setWords([]);
      setCallId(null);
      setMuted(false);
      setState("asking");
      try {
        const opened = await openLineAudio();
        audio.current = opened;
        if (gone.current) return opened.close();
        const ticket = async () => {
          setState("connecting");
          const params = { path: { id: personaId } };
          const { data } = await api.POST("/api/v1/personas/{id}/talk", {
            params,
            body: purpose.trim() ? { purpose: purpose.trim() } : {},
          });
          setCallId(data!.call_id);
          return data!.url;
        };
        const made = await openTalk(opened, ticket, {
          onConnected() {
            setSince(new Date().toISOString());
            setState("talking");
          },
          onWords: (fresh) => setWords((lines) => addSpoken(lines, fresh)),
          onEnded(why) {
            setProblem(why);
            setState("ended");
          },
        });
        talk.current = made;
        if (gone.current) made.hangUp();
      } catch (error) {
        audio.current?.close();
        setProblem(
          error instanceof AudioProblem || error instanceof Error
            ? error.message
            : "The server could not be reached. Check your connection and try again.",
        );
        setState("idle");
      }
    },
    [personaId],
  );

  return {
    ...{ state, problem, words, callId, since, muted, begin },
    hangUp: () => talk.current?.hangUp(),
    mute(on: boolean) {
      if (talk.current) talk.current.microphone.muted = on;
      setMuted(on);
    },
    level: (side: "you" | "agent") => talk.current?.levels[side] ?? 0,
  };
}
