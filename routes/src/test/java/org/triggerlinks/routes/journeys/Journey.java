package org.triggerlinks.routes.journeys;

/** A group of journeys. */
interface Journey {

  /** A new location, with everything the shipped workflows name and nobody in it. */
  Place place();
}
