"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { onToastWanted } from "./toast.ts";

const ToastList = lazy(() => import("./toast-list.tsx"));

/** Where toasts appear. One in the shell; pages call `toast(...)`, `toast.success(...)`, `toast.error(...)`. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => onToastWanted(() => setWanted(true)), []);
  if (!wanted) return null;
  return (
    <Suspense>
      <ToastList />
    </Suspense>
  );
}
