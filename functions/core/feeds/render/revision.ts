/**
 * Raised whenever a renderer writes other bytes for the same story, so that feeds and their archives are built again
 * after a release although no story has changed. In a file of its own, since the reconciler compares it and must not
 * load the renderers.
 */
export const renderingRevision = 8;
