const COUNTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How many each may bring, as the options of a choice. @param props.nobody in words. */
export function BringOptions({ nobody }: { nobody: string }) {
  return COUNTS.map((count) => (
    <option key={count} value={count}>
      {count === 0 ? nobody : count}
    </option>
  ));
}
