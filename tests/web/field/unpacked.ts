// What a device asked in a round, as the server reads it.

export interface Asked {
  first: number;
  ops: { group?: string }[];
  mine?: boolean;
}

export async function unpacked(body: unknown): Promise<Asked> {
  if (typeof body === "string") return JSON.parse(body) as Asked;
  const packed = (body as Blob).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(packed).text()) as Asked;
}
