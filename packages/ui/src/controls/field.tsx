"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "../cn.ts";
import { FieldContext } from "./field-context.ts";

export interface FieldProps {
  label: ReactNode;
  children: ReactNode;
  /** One line under the control. */
  help?: ReactNode;
  /** What is wrong and how to mend it. Falsy when all is well. */
  error?: ReactNode;
  required?: boolean;
  /** Says "Optional" beside the label. */
  optional?: boolean;
  /** A link or count at the right end of the label's line. */
  aside?: ReactNode;
  /** Set it when the control's id must be known outside. */
  id?: string;
  className?: string;
}

/** Label above, help and error under; the control inside gets id, aria-describedby, aria-invalid and aria-required. */
export function Field({ label, children, help, error, required, optional, aside, id, className }: FieldProps) {
  const made = useId();
  const controlId = id ?? made;
  const labelId = `${controlId}-label`;
  const helpId = help ? `${controlId}-help` : undefined;
  const errorId = error ? `${controlId}-error` : undefined;
  const describedBy = [errorId, helpId].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id: controlId, labelId, describedBy, invalid: Boolean(error), required: Boolean(required) }}>
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        <div className="flex items-baseline justify-between gap-2">
          <Label id={labelId} htmlFor={controlId}>
            {label}
            {optional ? <span className="ml-1.5 font-normal text-faint">Optional</span> : null}
          </Label>
          {aside ? <span className="text-sm text-muted">{aside}</span> : null}
        </div>
        {children}
        {error ? (
          <p id={errorId} role="alert" className="flex items-start gap-1.5 text-sm text-negative">
            <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            <span>{error}</span>
          </p>
        ) : null}
        {help ? (
          <p id={helpId} className="text-sm text-muted">
            {help}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}

export interface LabelProps {
  htmlFor?: string;
  id?: string;
  children: ReactNode;
  className?: string;
}

export function Label({ htmlFor, id, children, className }: LabelProps) {
  return (
    <label id={id} htmlFor={htmlFor} className={cn("text-sm font-medium text-ink", className)}>
      {children}
    </label>
  );
}
