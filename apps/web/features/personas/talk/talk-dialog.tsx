"use client";

import { Banner, Button, buttonClasses, Dialog, Field, Textarea } from "@parley/ui";
import { LoaderCircle, Mic, MicOff, PhoneOff } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { TalkTime } from "@/features/calls/page/talk-time.tsx";
import { LevelMeter } from "@/features/line-audio/level-meter.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { Persona } from "../persona-wire.ts";
import { TalkLines } from "./talk-lines.tsx";
import { useTalk } from "./use-talk.ts";

/** A call with the persona through the browser's microphone: real, recorded and kept like any other, without a telephone. */
export function TalkDialog({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const mayRead = useViewer().permissions.includes("calls.read");
  const [purpose, setPurpose] = useState("");
  const talk = useTalk(persona.id);
  const { state } = talk;
  const isOn = state === "asking" || state === "connecting" || state === "talking";
  const name = persona.spoken_name ?? persona.name;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Talk to your agent"
      description={`${name} hears you through your microphone. Wear headphones if it hears itself.`}
      footer={
        <>
          {state === "ended" && talk.callId && mayRead ? (
            <Link href={`/calls/${talk.callId}`} className={buttonClasses("secondary", "md", "mr-auto")}>
              Open the call
            </Link>
          ) : null}
          {isOn ? (
            <>
              {state === "talking" ? (
                <Button aria-pressed={talk.muted} onClick={() => talk.mute(!talk.muted)}>
                  {talk.muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
                  {talk.muted ? "Unmute" : "Mute"}
                </Button>
              ) : null}
              <Button variant="danger" onClick={state === "talking" ? talk.hangUp : onClose}>
                <PhoneOff aria-hidden="true" />
                {state === "talking" ? "Hang up" : "Cancel"}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={onClose}>Close</Button>
              <Button variant="primary" onClick={() => void talk.begin(purpose)}>
                <Mic aria-hidden="true" />
                {state === "ended" ? "Talk again" : "Start talking"}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {talk.problem ? <Banner tone="negative">{talk.problem}</Banner> : null}
        {state === "idle" ? (
          <Field
            label="What the talk is about"
            optional
            help="Left empty, it answers as if you had rung. Your browser asks for the microphone."
          >
            <Textarea
              rows={2}
              maxLength={2_000}
              placeholder="Ask whether order 4417 can be replaced"
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </Field>
        ) : (
          <>
            <p role="status" className="flex items-center gap-2 text-muted">
              {state === "asking" || state === "connecting" ? (
                <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
              ) : null}
              {
                {
                  asking: "Allow the microphone in your browser",
                  connecting: "Connecting",
                  talking: talk.muted ? "Muted: it does not hear you" : "You are talking",
                  ended: "The talk has ended. It is kept with your calls.",
                }[state]
              }
              {state === "talking" && talk.since ? <TalkTime since={talk.since} /> : null}
            </p>
            {state === "talking" ? (
              <div className="flex flex-col gap-2">
                <LevelMeter label="You" read={() => talk.level("you")} />
                <LevelMeter label={name} read={() => talk.level("agent")} />
              </div>
            ) : null}
            <TalkLines words={talk.words} agentName={name} isOn={state === "talking"} />
          </>
        )}
      </div>
    </Dialog>
  );
}
