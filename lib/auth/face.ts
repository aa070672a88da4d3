/** A person as the head of a page shows them. */
export function faceOf(viewer: { userId: string; name: string | null; email: string | null }): {
  id: string;
  name: string;
} {
  return { id: viewer.userId, name: viewer.name ?? viewer.email ?? "" };
}
