/**
 * Gives those who ask for the same at about the same time one reading. It begins after each of them has asked, so that
 * nobody is given what was true before; nothing is kept.
 * @param gatherMs how long the first waits for others.
 */
export function sharing<Read>(gatherMs: number): (key: string, read: () => Promise<Read>) => Promise<Read> {
  const gathering = new Map<string, Promise<Read>>();
  return (key, read) => {
    const known = gathering.get(key);
    if (known) return known;
    const reading = new Promise<void>((resolve) => setTimeout(resolve, gatherMs)).then(() => {
      gathering.delete(key);
      return read();
    });
    gathering.set(key, reading);
    return reading;
  };
}
