"use client";

import { ParleyError } from "@parley/sdk";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/api.ts";
import type { PublicBoard } from "../board-wire.ts";

type Door = "opening" | "asks" | "gone" | "open";

/**
 * A board behind a public link. The password stays in memory: reloading the page asks again. What was shown stays while newer numbers
 * load, and goes when the link has ended.
 */
export function usePublicBoard(token: string) {
  const [door, setDoor] = useState<Door>("opening");
  const [board, setBoard] = useState<PublicBoard | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const password = useRef<string | undefined>(undefined);

  const open = useCallback(
    async (tried?: string) => {
      setBusy(true);
      const given = tried ?? password.current;
      try {
        const { data } = await api.POST("/api/v1/public/dashboards/{token}", {
          params: { path: { token } },
          body: given === undefined ? {} : { password: given },
        });
        password.current = given;
        setBoard(data!);
        setProblem(null);
        setDoor("open");
      } catch (error) {
        const code = error instanceof ParleyError ? error.code : "";
        if (code === "not_found") {
          setBoard(null);
          setDoor("gone");
        } else if (code === "password_required" || code === "wrong_password") {
          setBoard(null);
          setProblem(code === "wrong_password" ? "This password is wrong." : null);
          setDoor("asks");
        } else
          setProblem(
            error instanceof ParleyError
              ? error.message
              : "The server could not be reached. Check your connection and try again.",
          );
      } finally {
        setBusy(false);
      }
    },
    [token],
  );
  useEffect(() => void open(), [open]);
  return { door, board, problem, busy, open };
}
