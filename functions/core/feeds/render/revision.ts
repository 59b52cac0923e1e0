/**
 * Raised whenever a renderer writes other bytes for the same story, so that feeds and their archives are built
 * anew after a release although no story has changed. Stands by itself: the reconciler compares it and must not
 * load the renderers for that.
 */
export const renderingRevision = 4;
