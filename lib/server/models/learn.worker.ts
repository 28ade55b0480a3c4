import { giveWay } from '../thread/give-way';
import { jobs } from './jobs';
import { serve } from './serve-jobs';

giveWay();
serve(jobs);
