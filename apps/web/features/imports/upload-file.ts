import { ParleyError } from "@parley/sdk";
import type { ImportSummary } from "./import-summary.ts";

export interface UploadOptions {
  timezone: string;
  currency: string;
  signal: AbortSignal;
  /** Share of the file that has left the browser, 0 to 1. */
  onProgress: (share: number) => void;
}

/**
 * Sends a file to be imported. XMLHttpRequest, because fetch does not tell how much of a body has left. Rejects with a
 * ParleyError for what the server refuses, a TypeError when it cannot be reached and an AbortError when stopped.
 */
export function uploadFile(
  file: File,
  { timezone, currency, signal, onProgress }: UploadOptions,
): Promise<ImportSummary> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ timezone, currency, file_name: file.name });
    request.open("POST", `/api/v1/imports?${query}`);
    request.setRequestHeader("content-type", "text/csv");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 202) resolve(request.response as ImportSummary);
      else reject(new ParleyError(request.status, request.response ?? {}));
    };
    request.onerror = () => reject(new TypeError("The server could not be reached."));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
