// What in a browser is a reason for a round: the app comes to the front, the network seems to be back.

export function listen(hurry: () => void): () => void {
  if (typeof window === "undefined") return () => {};
  const whenSeen = () => {
    if (document.visibilityState === "visible") hurry();
  };
  window.addEventListener("online", hurry);
  window.addEventListener("focus", hurry);
  document.addEventListener("visibilitychange", whenSeen);
  return () => {
    window.removeEventListener("online", hurry);
    window.removeEventListener("focus", hurry);
    document.removeEventListener("visibilitychange", whenSeen);
  };
}
