"use client";

import { Badge, Banner, Button, Card } from "@parley/ui";
import { Ear, EarOff, Mic, PhoneOff, Undo2 } from "lucide-react";
import { LevelMeter } from "@/features/line-audio/level-meter.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { speakerName } from "../speaker.ts";
import { useSupervision } from "./use-supervision.ts";
import { WhisperForm } from "./whisper-form.tsx";

/** What a supervisor can do in a call that goes on: listen in, whisper, speak in the agent's place, hang up. */
export function SuperviseCard({ call }: { call: Call }) {
  const mayPlace = useViewer().permissions.includes("calls.place");
  const live = useSupervision(call.id);
  const { listening, byYou, takenOver } = live;
  return (
    <Card
      title="Supervise"
      actions={
        byYou ? (
          <Badge tone="warning" icon={<Mic aria-hidden="true" />}>
            You are speaking
          </Badge>
        ) : takenOver ? (
          <Badge tone="warning">Somebody else is speaking</Badge>
        ) : null
      }
    >
      {live.problem ? (
        <Banner tone="negative" className="mb-3">
          {live.problem}
        </Banner>
      ) : null}
      <div className="grid items-start gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <div className="flex flex-wrap gap-2">
            {listening ? (
              <Button onClick={live.stop} disabled={byYou}>
                <EarOff aria-hidden="true" />
                Stop listening
              </Button>
            ) : (
              <Button onClick={live.listen} loading={live.busy}>
                <Ear aria-hidden="true" />
                Listen in
              </Button>
            )}
            {byYou ? (
              <Button variant="primary" onClick={live.release}>
                <Undo2 aria-hidden="true" />
                Hand back to the agent
              </Button>
            ) : (
              <Button onClick={live.takeOver} loading={live.busy && listening} disabled={takenOver}>
                <Mic aria-hidden="true" />
                Take over
              </Button>
            )}
            {mayPlace ? null : (
              <Button variant="danger" onClick={live.hangUp}>
                <PhoneOff aria-hidden="true" />
                Hang up
              </Button>
            )}
          </div>
          {listening ? (
            <div className="flex flex-col gap-1.5">
              <p role="status" className="text-sm text-muted">
                {byYou
                  ? "They hear you through your microphone. The agent is silent until you hand the call back."
                  : "You hear both sides. Nobody hears you."}
              </p>
              <LevelMeter label={speakerName("callee", call)} read={() => live.level("callee")} />
              <LevelMeter
                label={byYou ? "You" : speakerName("agent", call)}
                read={() => live.level(byYou ? "you" : "agent")}
              />
            </div>
          ) : null}
        </div>
        <WhisperForm callId={call.id} />
      </div>
    </Card>
  );
}
