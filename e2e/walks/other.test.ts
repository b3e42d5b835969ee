import { walk } from './walk.ts';

walk((id) => !/^\/\[tenant\]\/\(app\)\/(needs|plans|priorities|strategy|year|people)/.test(id));
