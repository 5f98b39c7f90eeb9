"use client";

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { openToasts } from "./toast.ts";

/** The list of toasts itself, loaded by Toaster with the first one. */
export default function ToastList() {
  useEffect(() => {
    openToasts(toast);
    return () => openToasts(null);
  }, []);
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      offset={16}
      mobileOffset={12}
      icons={{
        success: <CircleCheck className="size-4 text-positive" />,
        error: <CircleAlert className="size-4 text-negative" />,
        warning: <TriangleAlert className="size-4 text-warning" />,
        info: <Info className="size-4 text-info" />,
        loading: <LoaderCircle className="size-4 animate-spin text-faint" />,
      }}
      toastOptions={{
        unstyled: true,
        duration: 5000,
        classNames: {
          toast:
            "flex w-full sm:w-[356px] items-start gap-2.5 rounded-lg bg-raised p-3 text-base text-ink shadow-float font-sans",
          icon: "mt-0.5 grid size-4 shrink-0 place-items-center",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "mt-0.5 text-sm text-muted",
          actionButton: "shrink-0 rounded-sm px-2 h-6 text-sm font-medium text-accent hover:bg-hover",
          cancelButton: "shrink-0 rounded-sm px-2 h-6 text-sm font-medium text-muted hover:bg-hover",
        },
      }}
    />
  );
}
