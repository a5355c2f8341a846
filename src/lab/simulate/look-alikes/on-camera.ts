import type { LookAlike } from './look-alike.ts';
import { honest, newcomer } from './someone.ts';
import type { Hire } from '../population/hire.ts';
import type { World } from '../world.ts';

const RESEMBLES = ['rented-identity', 'applicant-ring'];

export const streamer: LookAlike = {
  kind: 'streamer',
  about: 'somebody who streams, and used the same virtual camera in the interview',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`streamer ${n}`);
    const one = newcomer(world, `streamer ${n}`);
    const camera = draw.pick(['OBS Virtual Camera', 'OBS Virtual Camera', 'XSplit VCam', 'ManyCam Virtual Webcam']);
    for (const interview of one.application.interviews) if (draw.chance(0.8)) interview.camera = camera;
    if (draw.chance(0.4))
      for (const interview of one.application.interviews)
        interview.microphone = 'CABLE Output (VB-Audio Virtual Cable)';
    honest(world, 'streamer', [one], ['applicant']);
  },
};

export const phoneAsWebcam: LookAlike = {
  kind: 'phone-as-webcam',
  about: 'somebody who uses their phone as a webcam',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`webcam ${n}`);
    const one = newcomer(world, `webcam ${n}`);
    const camera = draw.pick([
      'Camo',
      'EpocCam Camera',
      'DroidCam Source 3',
      'Iriun Webcam',
      `${one.person.given}’s iPhone Camera`,
    ]);
    for (const interview of one.application.interviews) interview.camera = camera;
    honest(world, 'phone-as-webcam', [one], ['applicant']);
  },
};

/** The camera stays off, for a reason that is nobody's business. */
function cameraOff(world: World, kind: string, n: number, hire: Hire, accommodation: boolean): void {
  const draw = world.draw(`${kind} ${n}`);
  for (const interview of hire.application.interviews) {
    interview.camera_on = draw.chance(0.1);
    interview.liveness = draw.pick(['not_asked', 'not_asked', 'refused']);
    interview.accommodation = accommodation;
  }
  hire.person.plan.camera_share = draw.next() * 0.1;
  honest(world, kind, [hire], ['applicant']);
}

export const cameraOffAccommodation: LookAlike = {
  kind: 'camera-off-accommodation',
  about: 'somebody whose camera stays off, as agreed',
  resembles: RESEMBLES,
  plant: (world, n) => cameraOff(world, 'camera-off-accommodation', n, newcomer(world, `camera-off ${n}`), true),
};

export const cameraOffUnrecorded: LookAlike = {
  kind: 'camera-off-unrecorded',
  about: 'somebody whose camera stays off by an agreement that was not recorded',
  resembles: RESEMBLES,
  plant: (world, n) =>
    cameraOff(world, 'camera-off-unrecorded', n, newcomer(world, `camera-off unrecorded ${n}`), false),
};
