import { walk } from './walk.ts';

const others =
	/^\/\[tenant\]\/\(app\)\/(needs|plans|priorities|strategy|year|people|competence|radar|settings)/;
walk((id) => !others.test(id));
