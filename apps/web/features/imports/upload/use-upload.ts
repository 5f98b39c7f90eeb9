"use client";

import { toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { IMPORTS } from "@/features/realtime";
import { expectState } from "../state-title.tsx";
import { wordsFor } from "../words-for.ts";
import { checkFile } from "./check-file.ts";
import { uploadFile } from "./upload-file.ts";

export interface Sending {
  name: string;
  bytes: number;
  /** 0 to 1; at 1 the server reads what came. */
  share: number;
}

/** Sends one file and goes on to its review. `problem` is why the last one was not taken. */
export function useUpload() {
  const router = useRouter();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const abort = useRef<AbortController>(null);
  const isSending = sending !== null;

  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isSending]);
  // Leaving the page by a link stops the upload: nobody would see what became of it.
  useEffect(() => () => abort.current?.abort(), []);

  const send = async (files: File[]) => {
    const [file] = files;
    if (!file) return;
    const wrong = files.length > 1 ? `Drop one file at a time. These were ${files.length}.` : checkFile(file);
    setProblem(wrong);
    if (wrong) return;
    const own = new AbortController();
    abort.current = own;
    setSending({ name: file.name, bytes: file.size, share: 0 });
    try {
      const made = await uploadFile(file, {
        signal: own.signal,
        onProgress: (share) => setSending({ name: file.name, bytes: file.size, share }),
      });
      abort.current = null;
      queries.setQueryData([IMPORTS, made.id], made);
      void queries.invalidateQueries({ queryKey: [IMPORTS, "list"] });
      expectState();
      router.push(`/import/${made.id}`);
    } catch (error) {
      setSending(null);
      if (own.signal.aborted) toast(`${file.name} was not sent.`);
      else setProblem(error instanceof TypeError ? `${file.name} was not sent. ${wordsFor(error)}` : wordsFor(error));
    }
  };

  return { problem, sending, send: (files: File[]) => void send(files), stop: () => abort.current?.abort() };
}
