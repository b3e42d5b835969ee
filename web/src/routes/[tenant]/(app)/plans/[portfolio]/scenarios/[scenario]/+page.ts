import { partsOf } from './view-parts.ts';

export const load = async ({ data }) => ({ ...data, parts: await partsOf(data.solved) });
