import { partsOf } from '../../[portfolio]/scenarios/[scenario]/view-parts.ts';

export const load = async ({ data }) => ({ ...data, parts: await partsOf(data.solved) });
