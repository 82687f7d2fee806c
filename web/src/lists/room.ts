// Whether there is room for something wide: in rem, so that large letters get the narrow form.

import { useEffect, useState } from "preact/hooks";

export function useRoom(query: string): boolean {
  const [room] = useState(() => matchMedia(query));
  const [fits, setFits] = useState(room.matches);
  useEffect(() => {
    const look = () => setFits(room.matches);
    room.addEventListener("change", look);
    return () => room.removeEventListener("change", look);
  }, [room]);
  return fits;
}
