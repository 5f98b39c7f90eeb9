/** Request header in which proxy.ts tells server components the path that was asked for; a client cannot set it. */
export const PATH_HEADER = "x-parley-path";
