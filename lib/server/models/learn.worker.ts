import { jobs } from './jobs';
import { serve } from './serve-jobs';

serve(jobs);
