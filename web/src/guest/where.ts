// What a guest's address asks for.

export type Where =
  | { page: "verify"; code: string }
  | { page: "report"; token: string }
  | { page: "file" }
  | null;

export function whereIs(path: string): Where {
  if (/^\/verify\/?$/.test(path)) return { page: "file" };
  const [, page, rest = ""] = /^\/(verify|r)\/([^/]+)\/?$/.exec(path) ?? [];
  if (page === "verify") return { page, code: rest };
  return page === "r" ? { page: "report", token: rest } : null;
}
