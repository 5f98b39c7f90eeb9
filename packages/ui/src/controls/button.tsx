import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "../cn.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ControlSize = "md" | "sm";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover",
  secondary: "bg-surface text-ink border border-line hover:bg-hover active:bg-pressed dark:bg-raised",
  ghost: "text-muted hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-negative-solid text-negative-ink hover:bg-negative-solid-hover",
};

const SIZES: Record<ControlSize, string> = {
  md: "h-8 px-3 gap-2 text-base",
  sm: "h-7 px-2.5 gap-1.5 text-sm",
};

/** Classes of a button, for elements that only look like one. */
export function buttonClasses(variant: ButtonVariant = "secondary", size: ControlSize = "md", className?: string) {
  return cn(
    "inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors duration-120 ease-out disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ControlSize;
  /** Shows a spinner and refuses clicks, but stays focusable so that the keyboard's place is not lost. */
  loading?: boolean;
  /** Renders the child (a link) with the button's look. */
  asChild?: boolean;
}

export function Button({ variant, size, loading, asChild, className, children, onClick, type, ...rest }: ButtonProps) {
  const classes = buttonClasses(variant, size, cn(loading && "relative cursor-progress", className));
  if (asChild) {
    return (
      <Slot className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={classes}
      aria-busy={loading || undefined}
      {...rest}
      {...(loading ? { "aria-disabled": true, onClick: stop } : { onClick })}
    >
      {loading ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <LoaderCircle className="animate-spin" aria-hidden="true" />
          </span>
          <span className="inline-flex items-center gap-[inherit] opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}

function stop(event: { preventDefault(): void }) {
  event.preventDefault();
}
