"use client";

import { Button, EmptyState, ErrorState, Skeleton } from "@parley/ui";
import { Link2Off } from "lucide-react";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useMemo } from "react";
import { ViewerProvider } from "@/features/shell/viewer-context.tsx";
import { useEvery } from "../tv/use-tv.ts";
import { PasswordForm } from "./password-form.tsx";
import { PublicBoardView } from "./public-board-view.tsx";
import { usePublicBoard } from "./use-public-board.ts";
import { visitorOf } from "./visitor.ts";

const REFRESH_MS = 60_000;

/** A board behind a public link: its door, and the board. */
export function PublicBoardPage({ token }: { token: string }) {
  const { door, board, problem, busy, open } = usePublicBoard(token);
  useEvery(REFRESH_MS, () => void open(), door === "open");
  const viewer = useMemo(() => (board ? visitorOf(board) : null), [board]);
  if (board && viewer) {
    return (
      <NuqsAdapter>
        <ViewerProvider viewer={viewer}>
          <PublicBoardView board={board} busy={busy} problem={problem} onRefresh={() => void open()} />
        </ViewerProvider>
      </NuqsAdapter>
    );
  }
  if (door === "asks") return <PasswordForm problem={problem} busy={busy} onOpen={(password) => void open(password)} />;
  if (door === "gone") {
    return (
      <EmptyState
        className="flex-1"
        icon={<Link2Off aria-hidden="true" />}
        title="This link has ended"
        description="It has expired, was revoked, or is incomplete. Ask whoever sent it to you for a new one."
        action={
          <Button loading={busy} onClick={() => void open()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (problem) {
    return (
      <ErrorState
        className="flex-1"
        title="The board could not be loaded"
        description={problem}
        onRetry={() => void open()}
        retrying={busy}
      />
    );
  }
  return (
    <div className="grid gap-3 p-6 sm:grid-cols-2" aria-busy="true">
      <Skeleton className="h-36 w-full" />
      <Skeleton className="h-36 w-full" />
      <Skeleton className="h-72 w-full sm:col-span-2" />
    </div>
  );
}
