import { walk } from './walk.ts';

walk((id) => id.startsWith('/[tenant]/(app)/settings'));
