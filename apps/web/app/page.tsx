import { buttonClasses } from "@parley/ui";
import { BarChart3, CodeXml, FileUp, PhoneOutgoing, ServerCog, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BrandMark } from "@/features/shell/brand-mark.tsx";
import { getSession } from "@/lib/viewer.ts";
import { ExampleCall } from "./example-call.tsx";

export const metadata: Metadata = {
  title: { absolute: "Parley: calls made by AI and calls tracked by marketing, in one place" },
};

const PARTS = [
  {
    icon: PhoneOutgoing,
    title: "Calls that are made for you",
    text: "Say whom to ring and what to find out. An AI caller holds the conversation, and you read it word by word while it is spoken.",
  },
  {
    icon: FileUp,
    title: "Calls that you already track",
    text: "Drop an export of CallTrackingMetrics, or any CSV with a call id and a date. Known calls are updated, none is doubled, refused rows say why.",
  },
  {
    icon: BarChart3,
    title: "One set of numbers",
    text: "Every figure comes from one catalogue, says how it is computed, and leads to the calls behind it.",
  },
  {
    icon: ShieldCheck,
    title: "Evidence with each outcome",
    text: "Two-channel recording, transcript with times, and the sentence that proves what came of the call.",
  },
  {
    icon: ServerCog,
    title: "Yours to run",
    text: "Open source under Apache-2.0. It starts on one machine, with a phone simulator until you plug in a carrier.",
  },
  {
    icon: CodeXml,
    title: "An API for all of it",
    text: "Place calls, send files, ask for numbers and manage members with a key. Each route is documented from the code that answers it.",
  },
];

export default async function HomePage() {
  const session = await getSession();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-14 w-full max-w-6xl items-center gap-2.5 px-4 md:px-6">
        <BrandMark />
        <span className="flex-1 text-lg font-semibold tracking-[-0.01em]">Parley</span>
        {session ? (
          <Link href="/dashboard" className={buttonClasses()}>
            Open the dashboard
          </Link>
        ) : (
          <Link href="/login" className={buttonClasses()}>
            Sign in
          </Link>
        )}
      </header>
      <main className="mx-auto w-full max-w-6xl flex-1 px-4 md:px-6">
        <div className="grid items-center gap-10 py-12 md:py-20 lg:grid-cols-[minmax(0,1fr)_minmax(0,460px)]">
          <div>
            <h1 className="max-w-xl text-3xl font-semibold tracking-[-0.02em] text-balance">
              Every call of your business, the ones people make and the ones AI makes, in one place
            </h1>
            <p className="mt-4 max-w-lg text-lg text-muted">
              Parley places phone calls, brings in the calls that you track, and shows what came of them.
            </p>
            <div className="mt-6 flex flex-wrap gap-2">
              {session ? (
                <Link href="/dashboard" className={buttonClasses("primary")}>
                  Open the dashboard
                </Link>
              ) : (
                <>
                  <Link href="/signup" className={buttonClasses("primary")}>
                    Create an account
                  </Link>
                  <Link href="/login" className={buttonClasses()}>
                    Sign in
                  </Link>
                </>
              )}
            </div>
          </div>
          <ExampleCall />
        </div>
        <section aria-label="What Parley does" className="border-t border-line py-12">
          <ul className="grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
            {PARTS.map(({ icon: Icon, title, text }) => (
              <li key={title}>
                <Icon className="size-5 text-accent" aria-hidden="true" />
                <h2 className="mt-2 text-base font-semibold">{title}</h2>
                <p className="mt-1 text-muted">{text}</p>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-4 text-sm text-muted md:px-6">
          <span>Parley is open source under the Apache 2.0 licence.</span>
          <a href="/docs/api" className="rounded-sm hover:text-ink hover:underline hover:underline-offset-2">
            API reference
          </a>
        </div>
      </footer>
    </div>
  );
}
