import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";

/** Every address that leads nowhere. */
export default foundOrNot(async () => notFound());
